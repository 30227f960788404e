package dev.sprintrunner.claude.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads Linux' {@code /proc}. Start marks are clock ticks since boot, which no change of the clock moves. */
final class ProcProcessTable implements ProcessTable {
    /** Linux gives arguments and environment together at most 6 MB. */
    private static final int MAX_ENVIRONMENT_BYTES = 6 << 20;

    private static final int MAX_STAT_BYTES = 4096;
    private static final int MAX_LISTINGS = 10;

    private final Path proc;
    private final String boot;

    ProcProcessTable(Path proc) {
        this.proc = proc;
        this.boot = read(proc.resolve("sys/kernel/random/boot_id"), MAX_STAT_BYTES)
                .map(bytes -> new String(bytes, StandardCharsets.US_ASCII).strip())
                .orElse("boot");
    }

    /** Lists again until nothing new is there, so that processes which quickly replace one another are seen too. */
    @Override
    public ProcessSnapshot snapshot() {
        List<ProcessEntry> running = new ArrayList<>();
        Map<Long, String> cookies = new HashMap<>();
        Set<Long> seen = new HashSet<>();
        for (int listing = 0; listing < MAX_LISTINGS; listing++) {
            List<Long> fresh = pids().stream().filter(seen::add).toList();
            if (fresh.isEmpty()) {
                break;
            }
            for (long pid : fresh) {
                find(pid).ifPresent(running::add);
                cookie(pid).ifPresent(cookie -> cookies.put(pid, cookie));
            }
        }
        return new ProcessSnapshot(running, cookies);
    }

    @Override
    public Optional<ProcessEntry> find(long pid) {
        return read(proc.resolve(pid + "/stat"), MAX_STAT_BYTES)
                .flatMap(bytes -> ProcStat.parse(new String(bytes, StandardCharsets.UTF_8)))
                .filter(stat -> !stat.hasEnded())
                .map(stat -> new ProcessEntry(
                        new ProcessIdentity(pid, boot + "/" + stat.startTicks()),
                        stat.parent(),
                        stat.group(),
                        stat.name()));
    }

    @Override
    public boolean showsEveryEnvironment() {
        return true;
    }

    private Optional<String> cookie(long pid) {
        return read(proc.resolve(pid + "/environ"), MAX_ENVIRONMENT_BYTES).flatMap(ProcProcessTable::cookieIn);
    }

    private static Optional<String> cookieIn(byte[] environment) {
        String prefix = AgentEnvironment.COOKIE + "=";
        for (String entry : new String(environment, StandardCharsets.UTF_8).split("\0", -1)) {
            if (entry.startsWith(prefix)) {
                return Optional.of(entry.substring(prefix.length()));
            }
        }
        return Optional.empty();
    }

    private List<Long> pids() {
        List<Long> pids = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, "[1-9]*")) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.chars().allMatch(Character::isDigit)) {
                    pids.add(Long.parseLong(name));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new IllegalStateException("cannot list the processes in " + proc, e);
        }
        return pids;
    }

    /** Empty when the process has ended meanwhile or belongs to somebody else: both are everyday matters here. */
    private static Optional<byte[]> read(Path file, int limit) {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(in.readNBytes(limit));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
