package dev.sprintrunner.demo;

import java.util.List;

/** One thing the simulated agent does. Data only: an {@link Actor} gives it effect. */
sealed interface Step {

    /** This step's share of the command's time, relative to the other steps. */
    int weight();

    void play(Actor actor);

    /** Whoever carries steps out, one method a kind of step. */
    interface Actor {
        void say(String text);

        void think(String text);

        void report(TaskReport report);

        void todos(List<String> items, int done);

        void read(String path);

        void search(String text, String path);

        void write(String path, String content);

        void edit(String path, String before, String after);

        void run(String command, String description, String output, int exitCode);

        void git(List<String> arguments, String description);

        void commit(String message);

        void retry(int attempt, int status, String error);

        void usage(double utilization);
    }

    record Say(String text) implements Step {
        @Override
        public int weight() {
            return 1;
        }

        @Override
        public void play(Actor actor) {
            actor.say(text);
        }
    }

    record Think(String text) implements Step {
        @Override
        public int weight() {
            return 3;
        }

        @Override
        public void play(Actor actor) {
            actor.think(text);
        }
    }

    record Report(TaskReport report) implements Step {
        @Override
        public int weight() {
            return 1;
        }

        @Override
        public void play(Actor actor) {
            actor.report(report);
        }
    }

    /** @param done how many of the items, from the first on, are finished; the next one is in progress */
    record Todos(List<String> items, int done) implements Step {
        @Override
        public int weight() {
            return 1;
        }

        @Override
        public void play(Actor actor) {
            actor.todos(items, done);
        }
    }

    record Read(String path) implements Step {
        @Override
        public int weight() {
            return 1;
        }

        @Override
        public void play(Actor actor) {
            actor.read(path);
        }
    }

    record Search(String text, String path) implements Step {
        @Override
        public int weight() {
            return 1;
        }

        @Override
        public void play(Actor actor) {
            actor.search(text, path);
        }
    }

    record Write(String path, String content) implements Step {
        @Override
        public int weight() {
            return 3;
        }

        @Override
        public void play(Actor actor) {
            actor.write(path, content);
        }
    }

    /** Does nothing where the file already says {@code after}, so a repeated command can go over its work again. */
    record Edit(String path, String before, String after) implements Step {
        @Override
        public int weight() {
            return 2;
        }

        @Override
        public void play(Actor actor) {
            actor.edit(path, before, after);
        }
    }

    /** A shell command that is shown, not run: its output is part of the script. */
    record Run(String command, String description, String output, int exitCode) implements Step {
        @Override
        public int weight() {
            return 4;
        }

        @Override
        public void play(Actor actor) {
            actor.run(command, description, output, exitCode);
        }
    }

    /** A git command that is really run; it must only read. */
    record Git(List<String> arguments, String description) implements Step {
        @Override
        public int weight() {
            return 1;
        }

        @Override
        public void play(Actor actor) {
            actor.git(arguments, description);
        }
    }

    /** Stages everything and commits it, really. */
    record Commit(String message) implements Step {
        @Override
        public int weight() {
            return 3;
        }

        @Override
        public void play(Actor actor) {
            actor.commit(message);
        }
    }

    /** A failed API call that is tried again. */
    record Retry(int attempt, int status, String error) implements Step {
        @Override
        public int weight() {
            return 2;
        }

        @Override
        public void play(Actor actor) {
            actor.retry(attempt, status, error);
        }
    }

    /**
     * The CLI tells how much of the account's limit is used.
     *
     * @param utilization 0 to 1
     */
    record Usage(double utilization) implements Step {
        @Override
        public int weight() {
            return 0;
        }

        @Override
        public void play(Actor actor) {
            actor.usage(utilization);
        }
    }
}
