package org.onedoor.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The node's own keys, made when first needed: one root, and for each issuing department a key with a certificate under
 * that root. PKCS #12 below the data directory, its random password in a file beside it that only the owner may read; for
 * a demo and for a beginning, not in place of a licensed certification authority.
 */
public final class OwnKeys implements SigningKeys {

    private static final String ROOT = "node-root";
    private static final Duration YEARS = Duration.ofDays(3653);

    private final ReentrantLock turn = new ReentrantLock();

    /** A key never changes once it is made, and opening the store costs a tenth of a second; guarded by {@link #turn}. */
    private final Map<String, Key> opened = new HashMap<>();

    private final Path folder;
    private final String node;
    private final Clock clock;

    /**
     * @param folder where the keystore lies or will lie
     * @param node the node's name, as the root certificate says it
     */
    public OwnKeys(Path folder, String node, Clock clock) {
        this.folder = folder;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public Key of(String creditCode, String name) {
        String alias = creditCode.toLowerCase(Locale.ROOT);
        turn.lock();
        try {
            Key known = opened.get(alias);
            if (known != null) {
                return known;
            }
            create(folder);
            // Another program on the same data directory may be making keys too.
            try (FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Held until the channel closes.
                if (!channel.lock().isValid()) {
                    throw new IOException("no lock on " + folder);
                }
                char[] password = password();
                KeyStore store = load(password);
                if (!store.containsAlias(alias)) {
                    make(store, password, alias, creditCode, name);
                    save(store, password);
                }
                PrivateKey key = (PrivateKey) store.getKey(alias, password);
                List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(alias))
                        .map(X509Certificate.class::cast)
                        .toList();
                Key made = new Key(key, new Signer(creditCode, chain));
                opened.put(alias, made);
                return made;
            }
        } catch (IOException | GeneralSecurityException | OperatorCreationException failure) {
            throw new IllegalStateException("the signing keys in " + folder + " cannot be used", failure);
        } finally {
            turn.unlock();
        }
    }

    private void make(KeyStore store, char[] password, String alias, String creditCode, String department)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        if (!store.containsAlias(ROOT)) {
            KeyPair root = pair();
            X500Name name = new X500NameBuilder()
                    .addRDN(BCStyle.O, node)
                    .addRDN(BCStyle.CN, node + " 证照签发根证书")
                    .build();
            X509Certificate certificate =
                    certificate(name, root.getPrivate(), root.getPublic(), name, root.getPublic(), true);
            store.setKeyEntry(ROOT, root.getPrivate(), password, new X509Certificate[] {certificate});
        }
        PrivateKey rootKey = (PrivateKey) store.getKey(ROOT, password);
        X509Certificate root = (X509Certificate) store.getCertificate(ROOT);
        KeyPair own = pair();
        X500Name subject = new X500NameBuilder()
                .addRDN(BCStyle.O, department)
                .addRDN(BCStyle.ORGANIZATION_IDENTIFIER, creditCode)
                .addRDN(BCStyle.CN, department)
                .build();
        X509Certificate certificate = certificate(
                X500Name.getInstance(root.getSubjectX500Principal().getEncoded()),
                rootKey,
                root.getPublicKey(),
                subject,
                own.getPublic(),
                false);
        store.setKeyEntry(alias, own.getPrivate(), password, new X509Certificate[] {certificate, root});
    }

    private X509Certificate certificate(
            X500Name issuer, PrivateKey by, PublicKey issuerKey, X500Name subject, PublicKey of, boolean root)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        // A day back: clocks of those who verify differ. A root outlives the keys under it.
        Instant from = clock.instant().minus(Duration.ofDays(1));
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(120, new SecureRandom()).setBit(120),
                Date.from(from),
                Date.from(from.plus(root ? YEARS.multipliedBy(2) : YEARS)),
                subject,
                of);
        JcaX509ExtensionUtils keys = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(root));
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(
                        root
                                ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                                : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        builder.addExtension(Extension.subjectKeyIdentifier, false, keys.createSubjectKeyIdentifier(of));
        builder.addExtension(Extension.authorityKeyIdentifier, false, keys.createAuthorityKeyIdentifier(issuerKey));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(by)));
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3072);
        return generator.generateKeyPair();
    }

    private Path file() {
        return folder.resolve("signing.p12");
    }

    private char[] password() throws IOException {
        Path file = folder.resolve("signing.password");
        if (!Files.exists(file)) {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            write(file, Base64.getUrlEncoder().withoutPadding().encode(random));
        }
        return Files.readString(file).strip().toCharArray();
    }

    private KeyStore load(char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        if (Files.exists(file())) {
            try (InputStream in = Files.newInputStream(file())) {
                store.load(in, password);
            }
        } else {
            store.load(null, password);
        }
        return store;
    }

    private void save(KeyStore store, char[] password) throws IOException, GeneralSecurityException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        store.store(bytes, password);
        write(file(), bytes.toByteArray());
    }

    /** Written beside and renamed: a key that signed something must not be lost to a power cut. */
    private static void write(Path file, byte[] bytes) throws IOException {
        Path coming = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(coming);
        if (posix(file)) {
            Files.createFile(
                    coming, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (FileChannel channel = FileChannel.open(coming, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                OutputStream out = java.nio.channels.Channels.newOutputStream(channel)) {
            out.write(bytes);
            channel.force(true);
        }
        Files.move(coming, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        if (posix(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
