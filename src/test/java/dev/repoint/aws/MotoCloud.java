package dev.repoint.aws;

import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.MotoServer;
import java.net.URI;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** moto behind a gateway, emptied for each test, and clients that lead there. */
final class MotoCloud implements BeforeEachCallback, AfterEachCallback {

    private final MotoServer moto = MotoServer.shared();
    private final AwsGateway gateway = AwsGateway.before(moto.endpoint());
    private final SdkEnvironment environment = SdkEnvironment.with(gateway.endpoint());
    private final AwsClients clients = new AwsClients();

    /** Where the owner of the account goes, past the gateway. */
    URI endpoint() {
        return moto.endpoint();
    }

    AwsGateway gateway() {
        return gateway;
    }

    AwsClients clients() {
        return clients;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        moto.reset();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        environment.close();
        gateway.close();
    }
}
