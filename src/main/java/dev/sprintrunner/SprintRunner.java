package dev.sprintrunner;

/** Entry point of the JAR. */
public final class SprintRunner {
    private SprintRunner() {}

    public static void main(String[] args) {
        System.out.println("sprint-runner");
    }
}
