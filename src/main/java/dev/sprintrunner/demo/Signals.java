package dev.sprintrunner.demo;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Reacts to a signal of the operating system. The JDK has no supported way to tell one signal from another, so its
 * internal one is looked up; where that is missing, signals keep their default effect.
 */
final class Signals {
    private Signals() {}

    /** @param name without {@code SIG}, as in {@code INT} */
    static void on(String name, Runnable reaction) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            reaction.run();
                        }
                        return null;
                    });
            Method handle = signal.getMethod("handle", signal, handler);
            handle.invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            System.err.println("SIG" + name + " is left to the system: " + e);
        }
    }
}
