package dev.repoint.calls;

import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes down which test classes came to their end: of a part of them it can't be said what is never called. */
public final class TestRecorder implements TestExecutionListener {

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .map(TestIdentifier::getSource)
                .flatMap(source -> source.stream())
                .filter(ClassSource.class::isInstance)
                .map(source -> ((ClassSource) source).getClassName())
                .forEach(CallRecord.OF_TESTS::add);
    }
}
