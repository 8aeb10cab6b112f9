package dev.repoint.function;

import dev.repoint.bootstrap.DatabaseId;
import java.util.Optional;

/** What woke the BootstrapFunction. */
sealed interface BootstrapCall {

    /** Somebody's own call. */
    record ByHand(Json.Obj request) implements BootstrapCall {}

    /** Something happened to a database: what was in progress may go on. */
    record DatabaseEvent(RdsEvent event) implements BootstrapCall {

        /** A member of a cluster is not told from another instance: its events concern every cluster. */
        boolean concerns(DatabaseId source) {
            boolean isNamed = event.identifier().equals(Optional.of(source.id()));
            return switch (source) {
                case DatabaseId.Instance _ -> event.kind() == RdsEvent.Kind.INSTANCE && isNamed;
                case DatabaseId.Cluster _ ->
                    event.kind() == RdsEvent.Kind.INSTANCE || (event.kind() == RdsEvent.Kind.CLUSTER && isNamed);
            };
        }

        String subject() {
            return Word.of(event.kind()) + " " + event.identifier().orElse("without a name");
        }
    }

    /** CloudFormation's request, which has to be answered whatever happens. */
    record CustomResource(CustomResourceRequest request) implements BootstrapCall {}

    /** Throws an {@link InvalidInput} for anything that isn't listed here. */
    static BootstrapCall read(byte[] utf8) {
        if (!(JsonText.read(utf8) instanceof Json.Obj event)) {
            throw new InvalidInput(
                    "the event is not a JSON object; expected one with action and further fields, an event of"
                            + " aws.rds from EventBridge, or a CloudFormation custom-resource request");
        }
        if (event.has("RequestType")) {
            return new CustomResource(CustomResourceRequest.read(event));
        }
        if (!event.has("detail-type")) {
            return new ByHand(event);
        }
        if (event.text("source").equals(Optional.of("aws.rds"))) {
            return new DatabaseEvent(RdsEventReader.ofEventBridge(event));
        }
        throw new InvalidInput(
                "source: " + event.get("source").map(Problems::quoted).orElse("nothing")
                        + " is not expected; expected an event of aws.rds");
    }
}
