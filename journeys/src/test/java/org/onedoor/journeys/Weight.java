package org.onedoor.journeys;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What travels until a page is there for the first time, compressed. */
final class Weight {

    private static final long PAGE = 100_000;
    private static final long SCRIPT = 40_000;
    private static final long DASHBOARD = 350_000;

    private final Set<String> scripts = new HashSet<>();
    private long bytes;
    private long scriptBytes;

    /** Counts from now on; the page's window must have an empty cache. */
    Weight(Page page) {
        CDPSession network = page.context().newCDPSession(page);
        network.send("Network.enable");
        network.on("Network.responseReceived", event -> {
            if (event.get("type").getAsString().equals("Script")) {
                scripts.add(event.get("requestId").getAsString());
            }
        });
        network.on("Network.loadingFinished", event -> {
            long length = event.get("encodedDataLength").getAsLong();
            bytes += length;
            if (scripts.contains(event.get("requestId").getAsString())) {
                scriptBytes += length;
            }
        });
    }

    List<String> tooMuch(String path) {
        boolean dashboard = path.startsWith("/insight") || path.startsWith("/report");
        List<String> wrong = new ArrayList<>();
        if (bytes == 0) {
            wrong.add("nothing was weighed");
        }
        if (bytes > (dashboard ? DASHBOARD : PAGE)) {
            wrong.add("weighs " + bytes + " bytes");
        }
        if (!dashboard && scriptBytes > SCRIPT) {
            wrong.add("its script weighs " + scriptBytes + " bytes");
        }
        return wrong;
    }
}
