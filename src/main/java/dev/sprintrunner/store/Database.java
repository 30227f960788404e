package dev.sprintrunner.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The SQLite file: write-ahead log, foreign keys, one writer at a time, readers beside it. */
public final class Database implements AutoCloseable {
    private static final int CONNECTIONS = 6;
    private static final int BUSY_TIMEOUT_MILLIS = 10_000;

    private final String file;
    private final HikariDataSource dataSource;
    private final ReentrantLock writing = new ReentrantLock();

    private Database(String file, HikariDataSource dataSource) {
        this.file = file;
        this.dataSource = dataSource;
    }

    /**
     * Opens the file, creating it where it is missing, and brings its schema up to date.
     *
     * @throws StoreException when it cannot be opened, is damaged or newer than this program
     */
    public static Database open(Path path) {
        Database database = new Database(path.toString(), pool(path));
        try {
            Migrator.migrate(database);
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static HikariDataSource pool(Path path) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        sqlite.enforceForeignKeys(true);
        sqlite.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:sqlite:" + path);
        proveUsable(path, source);
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(source);
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setPoolName("sprint-runner-db");
        return new HikariDataSource(pool);
    }

    /** The pool would try for a second, and log a stack trace. */
    private static void proveUsable(Path path, DataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select count(*) from sqlite_master");
        } catch (SQLException e) {
            throw StoreException.of(path.toString(), e);
        }
    }

    /** Reads outside any transaction of a writer. */
    public <T> T read(Function<Jdbc, T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.apply(new Jdbc(file, connection));
        } catch (SQLException e) {
            throw StoreException.of(file, e);
        }
    }

    /** Reads as {@link #read} does, all of it from the one state that the database is in at the first query. */
    public <T> T snapshot(Function<Jdbc, T> work) {
        try (Connection connection = dataSource.getConnection()) {
            Jdbc jdbc = new Jdbc(file, connection);
            jdbc.script("begin deferred"); // the driver's own begin is immediate and would wait for writers
            try {
                T result = work.apply(jdbc);
                jdbc.script("commit");
                return result;
            } catch (Throwable e) {
                endSnapshot(jdbc, connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw StoreException.of(file, e);
        }
    }

    private void endSnapshot(Jdbc jdbc, Connection connection, Throwable cause) {
        try {
            jdbc.script("rollback");
        } catch (StoreException e) {
            cause.addSuppressed(e);
            dataSource.evictConnection(connection);
        }
    }

    /** Runs {@code work} in one transaction: all of it is committed, or, when it throws, nothing. */
    public <T> T write(Durability durability, Function<Jdbc, T> work) {
        return write(durability, work, result -> {});
    }

    /** As {@link #write(Durability, Function)}; {@code committed} sees the results of all writers in their order. */
    public <T> T write(Durability durability, Function<Jdbc, T> work, Consumer<T> committed) {
        writing.lock();
        try {
            T result = transaction(durability, work);
            committed.accept(result);
            return result;
        } finally {
            writing.unlock();
        }
    }

    private <T> T transaction(Durability durability, Function<Jdbc, T> work) {
        try (Connection connection = dataSource.getConnection()) {
            Jdbc jdbc = new Jdbc(file, connection);
            jdbc.script(durability.pragma());
            connection.setAutoCommit(false);
            try {
                T result = work.apply(jdbc);
                connection.commit();
                connection.setAutoCommit(true);
                return result;
            } catch (Throwable e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw StoreException.of(file, e);
        }
    }

    /** After some failures, a full disk for one, SQLite has rolled back by itself and the connection is of no more use. */
    private void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(e);
            dataSource.evictConnection(connection);
        }
    }

    @Override
    public void close() {
        dataSource.close();
    }

    @Override
    public String toString() {
        return file;
    }
}
