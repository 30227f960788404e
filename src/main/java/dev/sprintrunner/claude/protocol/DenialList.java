package dev.sprintrunner.claude.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Denied tool calls, each once, though 2.1.330 reports it when it happens and again in the result. */
final class DenialList {

    private static final int MAX_KEPT = 500;

    private final Map<String, PermissionDenial> byCall = new LinkedHashMap<>();

    void accept(StreamMessage message) {
        if (message instanceof StreamMessage.PermissionDenied denied) {
            add(denied.denial());
        } else if (message instanceof RunResult result) {
            result.permissionDenials().forEach(this::add);
        }
    }

    List<PermissionDenial> snapshot() {
        return List.copyOf(byCall.values());
    }

    private void add(PermissionDenial denial) {
        if (byCall.size() < MAX_KEPT) {
            byCall.putIfAbsent(denial.toolUseId().isEmpty() ? denial.toString() : denial.toolUseId(), denial);
        }
    }
}
