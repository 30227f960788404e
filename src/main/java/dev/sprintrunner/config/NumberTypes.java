package dev.sprintrunner.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.sprintrunner.config.SettingType.Range;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Settings of one number. */
public final class NumberTypes {
    private NumberTypes() {}

    private static Optional<BigDecimal> number(JsonNode node, Range range) {
        boolean finite = node.isNumber() && Double.isFinite(node.doubleValue());
        return finite ? Optional.of(node.decimalValue()).filter(range::contains) : Optional.empty();
    }

    private static Optional<BigDecimal> wholeNumber(JsonNode node, Range range) {
        return node.isIntegralNumber() ? number(node, range) : Optional.empty();
    }

    /** A count; {@code unit} may be empty. */
    public record WholeNumber(String unit, Range limits) implements SettingType<Integer> {
        @Override
        public String name() {
            return "integer";
        }

        @Override
        public String allowed() {
            return "a whole number " + (unit.isEmpty() ? "" : "of " + unit + " ") + limits;
        }

        @Override
        public Optional<Integer> read(JsonNode node) {
            return wholeNumber(node, limits).map(BigDecimal::intValueExact);
        }

        @Override
        public JsonNode write(Integer value) {
            return IntNode.valueOf(value);
        }

        @Override
        public Optional<Range> range() {
            return Optional.of(limits);
        }
    }

    /** A duration, written as a whole number of {@code scale}. */
    public record Time(ChronoUnit scale, Range limits) implements SettingType<Duration> {
        @Override
        public String name() {
            return "integer";
        }

        @Override
        public String unit() {
            return scale.toString().toLowerCase(Locale.ROOT);
        }

        @Override
        public String allowed() {
            return "a whole number of " + unit() + " " + limits;
        }

        @Override
        public Optional<Duration> read(JsonNode node) {
            return wholeNumber(node, limits).map(count -> scale.getDuration().multipliedBy(count.longValueExact()));
        }

        @Override
        public JsonNode write(Duration value) {
            return IntNode.valueOf(Math.toIntExact(value.dividedBy(scale.getDuration())));
        }

        @Override
        public Optional<Range> range() {
            return Optional.of(limits);
        }
    }

    /** An amount of US dollars. */
    public record Usd(Range limits) implements SettingType<BigDecimal> {
        @Override
        public String name() {
            return "decimal";
        }

        @Override
        public String unit() {
            return "USD";
        }

        @Override
        public String allowed() {
            return "an amount of USD " + limits;
        }

        @Override
        public Optional<BigDecimal> read(JsonNode node) {
            return number(node, limits).map(NumberTypes::normalised);
        }

        @Override
        public JsonNode write(BigDecimal value) {
            return DecimalNode.valueOf(value);
        }

        @Override
        public Optional<Range> range() {
            return Optional.of(limits);
        }
    }

    /** Equal amounts become equal objects: 5, 5.0 and 5E0 are one budget. */
    private static BigDecimal normalised(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
