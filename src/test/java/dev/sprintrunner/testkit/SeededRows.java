package dev.sprintrunner.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.store.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts rows into a database by thousands: one transaction, prepared statements, batches. */
final class SeededRows implements AutoCloseable {
    private static final int BATCH = 5_000;

    private final Connection connection;
    private final Map<String, PreparedStatement> inserts = new LinkedHashMap<>();
    private final Map<String, Integer> waiting = new LinkedHashMap<>();

    private SeededRows(Connection connection) {
        this.connection = connection;
    }

    /** @param file a database; made where there is none */
    static SeededRows into(Path file) throws SQLException {
        Database.open(file).close();
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma synchronous = off");
        }
        connection.setAutoCommit(false);
        return new SeededRows(connection);
    }

    /** One row; the same columns, in the same order, at each call for a table. */
    void add(String table, Map<String, Object> row) throws SQLException {
        PreparedStatement insert = inserts.get(table);
        if (insert == null) {
            insert = connection.prepareStatement(sql(table, row.keySet()));
            inserts.put(table, insert);
        }
        int column = 1;
        for (Object value : row.values()) {
            insert.setObject(column++, value instanceof ObjectNode json ? json.toString() : value);
        }
        insert.addBatch();
        if (waiting.merge(table, 1, Integer::sum) % BATCH == 0) {
            flush(); // all tables, in the order of their first rows: what a row points to is there before it
        }
    }

    private void flush() throws SQLException {
        for (PreparedStatement insert : inserts.values()) {
            insert.executeBatch();
        }
    }

    private static String sql(String table, Collection<String> columns) {
        return "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + "?, ".repeat(columns.size() - 1) + "?)";
    }

    @Override
    public void close() throws SQLException {
        flush();
        for (PreparedStatement insert : inserts.values()) {
            insert.close();
        }
        connection.commit();
        connection.close();
    }
}
