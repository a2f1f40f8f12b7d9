package org.onedoor.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Styles, scripts and pictures, each under an address with its content's hash, so that a browser may keep it for ever;
 * compressed once, at start.
 */
@Component
final class Assets {

    /** {@code zipped} is null where compression gains nothing. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record File(String type, byte[] plain, byte @Nullable [] zipped) {}

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "json", "application/json",
            "woff2", "font/woff2");

    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, File> files = new HashMap<>();

    Assets(List<Asset> declared) throws IOException {
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:static/assets/*.*")) {
            add(String.valueOf(file.getFilename()), file);
        }
        for (Asset asset : declared) {
            add(asset.name(), new ClassPathResource(asset.location()));
        }
    }

    /** The address for a page; an unknown name is a mistake in the page. */
    String address(String name) {
        String address = addresses.get(name);
        if (address == null) {
            throw new IllegalArgumentException("no asset " + name);
        }
        return address;
    }

    @Nullable
    File file(String hashedName) {
        return files.get(hashedName);
    }

    private void add(String name, Resource resource) throws IOException {
        byte[] plain;
        try (InputStream in = resource.getInputStream()) {
            plain = in.readAllBytes();
        }
        int dot = name.lastIndexOf('.');
        String ending = name.substring(dot + 1);
        String type = TYPES.get(ending);
        if (type == null) {
            throw new IllegalStateException("no media type for " + resource);
        }
        String hashed = name.substring(0, dot) + "-" + hash(plain) + "." + ending;
        byte[] zipped = zip(plain);
        files.put(hashed, new File(type, plain, zipped.length < plain.length * 9 / 10 ? zipped : null));
        if (addresses.put(name, "/assets/" + hashed) != null) {
            throw new IllegalStateException("two assets are named " + name);
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] zip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            zip.write(plain);
        }
        return out.toByteArray();
    }
}
