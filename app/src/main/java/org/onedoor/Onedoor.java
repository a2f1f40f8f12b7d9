package org.onedoor;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program: starts the server. */
@SpringBootApplication
public class Onedoor {

    public static void main(String[] args) {
        SpringApplication.run(Onedoor.class, args);
    }
}
