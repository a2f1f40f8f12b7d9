package org.onedoor.licence;

import java.security.PrivateKey;

/** 签名密钥: finds the key with which an issuing department signs. */
interface SigningKeys {

    /** The department's key and certificates; a store of the node's own makes them if they are not there yet. */
    Key of(Issuer issuer);

    /** A key that JCA can sign with; it may live in a device and never come out. */
    record Key(PrivateKey key, Signer signer) {}
}
