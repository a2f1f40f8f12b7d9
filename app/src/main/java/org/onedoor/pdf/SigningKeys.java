package org.onedoor.pdf;

import java.security.PrivateKey;

/** 签名密钥: finds the key with which an issuing department signs. */
public interface SigningKeys {

    /**
     * The department's key and certificates; a store of the node's own makes them if they are not there yet.
     *
     * @param creditCode its 统一社会信用代码, 18 characters
     * @param name its name in Chinese, as a new certificate says it
     */
    Key of(String creditCode, String name);

    /** A key that JCA can sign with; it may live in a device and never come out. */
    record Key(PrivateKey key, Signer signer) {}
}
