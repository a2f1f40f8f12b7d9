package org.onedoor.journeys;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.FilePayload;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** How somebody works a page. */
interface Hands {

    /** Follows a link or presses a button, and waits for the page that comes. */
    void press(Locator target);

    void type(Locator field, String text);

    /** Takes a radio button or a box. */
    void tick(Locator option);

    void choose(Locator list, String value);

    void attach(Locator file, FilePayload picture);

    /** With mouse or finger. */
    record Pointing(Page page) implements Hands {

        @Override
        public void press(Locator target) {
            target.click();
            page.waitForLoadState();
        }

        @Override
        public void type(Locator field, String text) {
            field.fill(text);
        }

        @Override
        public void tick(Locator option) {
            option.check();
        }

        @Override
        public void choose(Locator list, String value) {
            list.selectOption(value);
        }

        @Override
        public void attach(Locator file, FilePayload picture) {
            file.setInputFiles(picture);
        }
    }

    /** With Tab, Enter, Space, the arrows and letters, and nothing else. What cannot be reached so fails. */
    record Keys(Page page) implements Hands {

        private static final int MOST_TABS = 150;
        private static final int MOST_OPTIONS = 200;

        @Override
        public void press(Locator target) {
            go(target);
            enter(page);
        }

        @Override
        public void type(Locator field, String text) {
            go(field);
            page.keyboard().press("Control+a");
            page.keyboard().press("Delete");
            page.keyboard().type(text);
        }

        /** The group is entered at its chosen or first button; arrows move within it and choose. */
        @Override
        public void tick(Locator option) {
            String name = String.valueOf(option.getAttribute("name"));
            if (option.isChecked()) {
                return;
            }
            if (String.valueOf(option.getAttribute("type")).equals("checkbox")) {
                go(option);
                page.keyboard().press("Space");
            } else {
                tabUntil("name", name);
                for (int i = 0; i < 30 && !focused(option); i++) {
                    page.keyboard().press("ArrowDown");
                }
                if (!option.isChecked()) {
                    page.keyboard().press("Space");
                }
            }
            if (!option.isChecked()) {
                throw new IllegalStateException("the keyboard cannot choose " + name);
            }
        }

        @Override
        public void choose(Locator list, String value) {
            go(list);
            for (int i = 0; i < MOST_OPTIONS && !list.inputValue().equals(value); i++) {
                page.keyboard().press("ArrowDown");
            }
            for (int i = 0; i < MOST_OPTIONS && !list.inputValue().equals(value); i++) {
                page.keyboard().press("ArrowUp");
            }
        }

        @Override
        public void attach(Locator file, FilePayload picture) {
            go(file);
            chooser(5).setFiles(picture);
        }

        /** The browser may show the first one before it has heard that we are to be given it: then once more. */
        private FileChooser chooser(int tries) {
            try {
                return page.waitForFileChooser(
                        new Page.WaitForFileChooserOptions().setTimeout(5_000),
                        () -> page.keyboard().press("Enter"));
            } catch (TimeoutError none) {
                if (tries == 1) {
                    throw none;
                }
                return chooser(tries - 1);
            }
        }

        /** Presses Enter where one is, and waits for the page that comes of it. */
        static void enter(Page page) {
            AtomicBoolean came = new AtomicBoolean();
            Consumer<Page> noted = any -> came.set(true);
            page.onLoad(noted);
            page.keyboard().press("Enter");
            page.waitForCondition(came::get);
            page.offLoad(noted);
        }

        private void go(Locator target) {
            for (int i = 0; i < MOST_TABS; i++) {
                if (focused(target)) {
                    seen(target);
                    return;
                }
                page.keyboard().press("Tab");
            }
            throw new IllegalStateException("Tab never comes to " + target + " on " + page.url());
        }

        private void tabUntil(String attribute, String value) {
            for (int i = 0; i < MOST_TABS; i++) {
                Object now = page.evaluate("name => document.activeElement?.getAttribute(name)", attribute);
                if (value.equals(now)) {
                    return;
                }
                page.keyboard().press("Tab");
            }
            throw new IllegalStateException("Tab never comes to " + value + " on " + page.url());
        }

        private static boolean focused(Locator target) {
            return Boolean.TRUE.equals(target.evaluate("e => e === document.activeElement"));
        }

        /** Whoever comes by keyboard must see where they are: the target or what is drawn for it has an outline. */
        private void seen(Locator target) {
            boolean outlined = Boolean.TRUE.equals(target.evaluate("""
                    e => {
                      const drawn = x => x && getComputedStyle(x).outlineStyle !== 'none'
                        && parseFloat(getComputedStyle(x).outlineWidth) >= 2;
                      return drawn(e) || drawn(e.closest('.option, .pick, .search')) || drawn(e.nextElementSibling);
                    }
                    """));
            if (!outlined) {
                throw new IllegalStateException("focus cannot be seen on " + target + " on " + page.url());
            }
        }
    }
}
