package org.onedoor.pdf;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;

/**
 * The signature of a PDF as PAdES B-B asks for it (ETSI EN 319 142-1): a detached CMS {@code SignedData} with the
 * attributes content-type, message-digest and signing-certificate-v2, RSA with SHA-256.
 *
 * <p>Everything in it but the RSA value follows from the digest and the certificates, and the RSA value (PKCS #1 v1.5)
 * is the only one that verifies. So a verifier need not interpret what it is given: it assembles the one right structure
 * and compares. That leaves no byte, signed or not, that could be changed.
 */
final class SealedData {

    private static final AlgorithmIdentifier SHA256 =
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
    private static final AlgorithmIdentifier RSA =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);

    private final List<X509Certificate> chain;
    private final Certificate signer;
    private final byte[] attributes;
    private final ASN1Set attributeSet;

    /**
     * @param chain the signer's certificate first
     * @param digest SHA-256 of the signed bytes
     */
    SealedData(List<X509Certificate> chain, byte[] digest) {
        try {
            this.chain = List.copyOf(chain);
            byte[] encoded = chain.getFirst().getEncoded();
            this.signer = Certificate.getInstance(encoded);
            byte[] certificateHash = MessageDigest.getInstance("SHA-256").digest(encoded);
            ASN1EncodableVector all = new ASN1EncodableVector();
            all.add(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data));
            all.add(attribute(CMSAttributes.messageDigest, new DEROctetString(digest)));
            all.add(attribute(
                    PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                    new SigningCertificateV2(new ESSCertIDv2(certificateHash))));
            this.attributeSet = new DERSet(all);
            this.attributes = attributeSet.getEncoded(ASN1Encoding.DER);
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Attribute attribute(ASN1ObjectIdentifier type, org.bouncycastle.asn1.ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }

    /** Signs with the key of the first certificate, wherever JCA holds it, and gives the whole structure. */
    byte[] sign(PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(attributes);
        return assemble(signature.sign());
    }

    /** Whether the given bytes are this very structure with the signer's valid signature in it. */
    boolean isThis(byte[] given) {
        try {
            byte[] value = signatureIn(given);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(chain.getFirst().getPublicKey());
            signature.update(attributes);
            return signature.verify(value) && MessageDigest.isEqual(assemble(value), given);
        } catch (GeneralSecurityException | RuntimeException notOne) {
            // Whatever it is, it is not what was asked for.
            return false;
        }
    }

    private static byte[] signatureIn(byte[] given) {
        SignedData data = SignedData.getInstance(ContentInfo.getInstance(given).getContent());
        return SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0))
                .getEncryptedDigest()
                .getOctets();
    }

    /** The certificates in a structure, as they lie there and without trusting them, to look the signer up by. */
    static List<byte[]> certificatesIn(byte[] given) throws IOException {
        SignedData data = SignedData.getInstance(ContentInfo.getInstance(given).getContent());
        ASN1Set certificates = data.getCertificates();
        List<byte[]> encoded = new java.util.ArrayList<>();
        for (int i = 0; certificates != null && i < certificates.size(); i++) {
            encoded.add(certificates.getObjectAt(i).toASN1Primitive().getEncoded(ASN1Encoding.DER));
        }
        return encoded;
    }

    private byte[] assemble(byte[] value) throws CertificateEncodingException {
        ASN1EncodableVector certificates = new ASN1EncodableVector();
        for (X509Certificate certificate : chain) {
            certificates.add(Certificate.getInstance(certificate.getEncoded()));
        }
        X500Name issuer = signer.getIssuer();
        BigInteger serial = chain.getFirst().getSerialNumber();
        SignerInfo info = new SignerInfo(
                new SignerIdentifier(new IssuerAndSerialNumber(issuer, new ASN1Integer(serial).getValue())),
                SHA256,
                attributeSet,
                RSA,
                new DEROctetString(value),
                null);
        SignedData data = new SignedData(
                new DERSet(SHA256),
                new ContentInfo(CMSObjectIdentifiers.data, null),
                new DERSet(certificates),
                null,
                new DERSet(info));
        try {
            return new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
