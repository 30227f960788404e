package dev.sprintrunner.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * The program's own log: {@code sprint-runner.log} beside the database, with traces, three files of 5 MB at most. What
 * a person should see at once goes to standard error too, as one line, unless a live display owns the terminal.
 */
public final class ProgramLog {
    private static final String CONSOLE = "STDERR";
    private static final String WITH_TRACE = "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger: %msg%n%ex";

    private ProgramLog() {}

    /** Closing it undoes what was done to the log. */
    @FunctionalInterface
    public interface Change extends AutoCloseable {
        @Override
        void close();
    }

    /** Everything on standard error, with traces. */
    static void tellAll() {
        Logger root = root();
        Appender<ILoggingEvent> console = root.getAppender(CONSOLE);
        if (console instanceof ConsoleAppender<ILoggingEvent> stream) {
            stream.clearAllFilters();
            stream.setEncoder(encoder(root.getLoggerContext()));
        }
    }

    /** Logs to a file too. */
    public static Change toFile(Path file) {
        Logger root = root();
        Appender<ILoggingEvent> appender = rolling(root.getLoggerContext(), file);
        root.addAppender(appender);
        return () -> {
            root.detachAppender(appender);
            appender.stop();
        };
    }

    /** Leaves standard error alone, so that it does not tear what a display paints. */
    static Change silent() {
        Logger root = root();
        Appender<ILoggingEvent> console = root.getAppender(CONSOLE);
        if (console == null) {
            return () -> {};
        }
        root.detachAppender(console);
        return () -> root.addAppender(console);
    }

    private static Logger root() {
        Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        return root;
    }

    private static PatternLayoutEncoder encoder(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(WITH_TRACE);
        encoder.start();
        return encoder;
    }

    private static RollingFileAppender<ILoggingEvent> rolling(LoggerContext context, Path file) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(encoder(context));
        FixedWindowRollingPolicy policy = new FixedWindowRollingPolicy();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(file + ".%i");
        policy.setMinIndex(1);
        policy.setMaxIndex(2);
        policy.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
        trigger.setContext(context);
        trigger.setMaxFileSize(FileSize.valueOf("5MB"));
        trigger.start();
        appender.setRollingPolicy(policy);
        appender.setTriggeringPolicy(trigger);
        appender.start();
        return appender;
    }
}
