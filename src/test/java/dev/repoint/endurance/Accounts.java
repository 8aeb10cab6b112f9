package dev.repoint.endurance;

import dev.repoint.drill.AwsAccount;

/**
 * Where bindings live.
 *
 * @param groups holds target groups
 * @param rest holds records and parameters
 * @param memory prefix of the parameters that remember
 * @param domain of the records
 */
record Accounts(AwsAccount groups, AwsAccount rest, String memory, String domain) {}
