package org.onedoor.files;

import java.util.Locale;
import java.util.Map;
import org.onedoor.shared.Refusal;

/** Why a file is not taken. Each says in {@code messages/files.*} what is wrong and what to do instead. */
public sealed interface FileRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.INVALID;
    }

    /** The upload has no byte in it. */
    record Empty() implements FileRefusal {
        @Override
        public String code() {
            return "files.empty";
        }
    }

    /** Larger than the limit. */
    record TooLarge(long limitBytes) implements FileRefusal {
        @Override
        public String code() {
            return "files.too-large";
        }

        @Override
        public Kind kind() {
            return Kind.TOO_MUCH;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("limit", Long.toString(limitBytes / (1024 * 1024)));
        }
    }

    /** None of PNG, JPEG and PDF by its content: SVG, HTML, programs and everything unknown. */
    record TypeRefused() implements FileRefusal {
        @Override
        public String code() {
            return "files.type-refused";
        }
    }

    /** An archive, or a Word or Excel document, which is one. */
    record ArchiveRefused() implements FileRefusal {
        @Override
        public String code() {
            return "files.archive-refused";
        }
    }

    /** A HEIC picture, as iPhones take them. */
    record HeicRefused() implements FileRefusal {
        @Override
        public String code() {
            return "files.heic-refused";
        }
    }

    /** Has the mark of an allowed type but cannot be read as one. */
    record Unreadable() implements FileRefusal {
        @Override
        public String code() {
            return "files.unreadable";
        }
    }

    /** More pixels than the limit; refused before it is decoded. */
    record TooManyPixels(int width, int height, long limit) implements FileRefusal {
        @Override
        public String code() {
            return "files.too-many-pixels";
        }

        @Override
        public Kind kind() {
            return Kind.TOO_MUCH;
        }

        @Override
        public Map<String, String> values() {
            return Map.of(
                    "width", Integer.toString(width),
                    "height", Integer.toString(height),
                    "limit", String.format(Locale.ROOT, "%,d", limit));
        }
    }

    /** More pages than the limit. */
    record TooManyPages(int pages, int limit) implements FileRefusal {
        @Override
        public String code() {
            return "files.too-many-pages";
        }

        @Override
        public Kind kind() {
            return Kind.TOO_MUCH;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("pages", Integer.toString(pages), "limit", Integer.toString(limit));
        }
    }

    /** A PDF that runs scripts, starts programs, sends forms or carries other files. */
    record ActiveContent(String found) implements FileRefusal {
        @Override
        public String code() {
            return "files.active-content";
        }

        @Override
        public Map<String, String> values() {
            return Map.of("found", found);
        }
    }

    /** A PDF locked with a password. */
    record Encrypted() implements FileRefusal {
        @Override
        public String code() {
            return "files.encrypted";
        }
    }

    /** A small file that would unpack to an enormous one, or that is two kinds of file at once. */
    record Suspicious() implements FileRefusal {
        @Override
        public String code() {
            return "files.suspicious";
        }
    }

    /** No space left; nothing was kept. */
    record StorageFull() implements FileRefusal {
        @Override
        public String code() {
            return "files.storage-full";
        }

        @Override
        public Kind kind() {
            return Kind.NO_ROOM;
        }
    }
}
