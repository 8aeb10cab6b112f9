package dev.repoint.endurance;

import dev.repoint.drill.AwsGateway.Passage;

/** Where a process was when it was killed: in a call or question, or after one and before the next. */
record Place(Step step, Passage passage) {

    static final Place START = new Place(Step.START, Passage.OVER);

    /** Its result was out. */
    static final Place END = new Place(Step.END, Passage.OVER);
}
