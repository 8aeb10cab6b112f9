package dev.repoint.endurance;

/** How a process is told to end. */
enum Signal {
    SIGKILL {
        @Override
        void send(ProcessHandle process) {
            process.destroyForcibly();
        }
    },

    SIGTERM {
        @Override
        void send(ProcessHandle process) {
            process.destroy();
        }
    };

    /** Does nothing to a process that is gone already. */
    abstract void send(ProcessHandle process);
}
