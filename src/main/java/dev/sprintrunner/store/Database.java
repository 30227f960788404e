package dev.sprintrunner.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
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
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(source);
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setPoolName("sprint-runner-db");
        try {
            return new HikariDataSource(pool);
        } catch (PoolInitializationException e) {
            throw e.getCause() instanceof SQLException cause
                    ? StoreException.of(path.toString(), cause)
                    : new StoreException(path + ": " + e.getMessage(), e);
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
                return result;
            } catch (RuntimeException | SQLException e) {
                rollBack(connection, e);
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw StoreException.of(file, e);
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
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
