package org.onedoor.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database cluster on disk: made once, and brought back to a state in which a server may start on it. */
record Cluster(Path folder, Path home) {

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

    /** Above any process id that Linux or macOS hands out. */
    private static final String NO_PROCESS = Integer.toString(Integer.MAX_VALUE);

    /** How long a left-over server gets to finish before it is cut off. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    Path files() {
        return folder.resolve("cluster");
    }

    /** The password of both the server's administrator and the program's user; others on the machine cannot read it. */
    String password() throws IOException {
        return Files.readString(passwordFile());
    }

    private Path passwordFile() {
        return folder.resolve("password");
    }

    /** Makes the cluster unless it is there: first beside its place, so that a half-made one is never taken for whole. */
    void ensureMade() throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        if (Files.exists(files())) {
            return;
        }
        Path fresh = folder.resolve("cluster.new");
        Binaries.deleteTree(fresh);
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(passwordFile());
        Files.createFile(
                passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile(), HexFormat.of().formatHex(random));
        Identity identity = Identity.choose(fresh);
        identity.own(fresh);
        initialise(identity, fresh);
        Files.writeString(fresh.resolve("pg_hba.conf"), """
                # Only this machine, and only who knows the password beside this folder.
                host all all 127.0.0.1/32 scram-sha-256
                """);
        Files.move(fresh, files(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void initialise(Identity identity, Path fresh) throws IOException {
        List<String> command = new ArrayList<>(identity.prefix());
        command.addAll(List.of(
                home.resolve("bin/initdb").toString(),
                "--pgdata=" + fresh,
                "--username=postgres",
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=" + (System.getProperty("os.name").contains("Mac") ? "en_US.UTF-8" : "C.UTF-8"),
                "--text-search-config=simple"));
        Path said = folder.resolve("initdb.log");
        ProcessBuilder builder = builder(command).redirectOutput(said.toFile());
        Process process = builder.start();
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new DatabaseUnusable(
                        "The database cluster could not be made: "
                                + Files.readString(said).strip(),
                        "Look at " + said + ", or point ONEDOOR_DATABASE_URL at a PostgreSQL 18 or later.");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new DatabaseUnusable("interrupted while making the database cluster", "Start again.", e);
        }
    }

    /** A process of the server's programs: nothing of the environment may lead it elsewhere. */
    ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().remove("LD_LIBRARY_PATH");
        return builder.redirectErrorStream(true);
    }

    /**
     * Stops a server that a killed run left behind, and makes sure that a pid file without a server of ours does not
     * keep a new one from starting. The caller holds the folder's lock, so no program that is alive owns such a server.
     */
    void endWhatWasLeft() throws IOException {
        Optional<Long> named = pidInFile();
        if (named.isEmpty()) {
            return;
        }
        long pid = named.get();
        Optional<String> commandLine = Processes.commandLine(pid);
        if (commandLine.isPresent() && isOurs(commandLine.get())) {
            LOG.info("stopping the database server {} that an earlier run left behind", pid);
            Processes.signal("INT", pid);
            if (!Processes.awaitEnd(pid, PATIENCE)) {
                Processes.signal("QUIT", pid);
                if (!Processes.awaitEnd(pid, PATIENCE)) {
                    throw new DatabaseUnusable(
                            "A database server of an earlier run (process " + pid + ") does not stop",
                            "End process " + pid + " and start again.");
                }
            }
        } else if (Files.exists(pidFile())) {
            disown();
        }
    }

    /**
     * The process that the pid file names is dead, a zombie or somebody else's by now. The server would take any such
     * process for its predecessor and refuse. Only the number is replaced: the file's shared memory key must stay, by it
     * the server finds out whether backends of a killed predecessor are still at work.
     */
    private void disown() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(pidFile()));
        lines.set(0, NO_PROCESS);
        Files.writeString(pidFile(), String.join("\n", lines) + "\n");
    }

    private boolean isOurs(String commandLine) {
        return commandLine.contains("postgres") && commandLine.contains(files().toString());
    }

    private Optional<Long> pidInFile() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile());
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,10}")) {
            // Cut off while it was written, for example on a full disk: the server would not read it either.
            Files.delete(pidFile());
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(lines.getFirst().strip()));
    }

    /** Whether the server with this process id says that it takes connections. */
    boolean isReady(long pid) {
        try {
            List<String> lines = Files.readAllLines(pidFile());
            return lines.size() >= 8
                    && lines.getFirst().strip().equals(Long.toString(pid))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }

    private Path pidFile() {
        return files().resolve("postmaster.pid");
    }
}
