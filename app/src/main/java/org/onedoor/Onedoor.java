package org.onedoor;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program. Its main method only finds the command, so that one that needs no server loads no framework. */
@SpringBootApplication
public class Onedoor {

    public static void main(String[] args) {
        System.exit(CommandLines.execute(args));
    }
}
