package hub.api;

import hub.security.AuditLog;
import hub.stock.AllocationRule;
import hub.stock.AllocationRules;
import hub.store.TransactionRetry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** By which rules the location of an order is chosen. Orders that have one keep it. */
@RestController
@RequestMapping("/api/v1/stock/allocation-rules")
class AllocationRulesApi {

    /** @param amount only for {@code max_locations}: 1 to 5 */
    record RuleBody(String kind, Integer amount) {}

    /** In the order in which they apply. */
    record RulesBody(List<RuleBody> items) {}

    private static final int MOST_LOCATIONS = 5;
    private static final String KINDS = Arrays.stream(AllocationRule.Kind.values())
            .map(AllocationRule.Kind::word)
            .collect(Collectors.joining(", "));

    private final AllocationRules rules;
    private final TransactionRetry transaction;
    private final AuditLog audit;

    AllocationRulesApi(AllocationRules rules, TransactionRetry transaction, AuditLog audit) {
        this.rules = rules;
        this.transaction = transaction;
        this.audit = audit;
    }

    @GetMapping
    RulesBody get() {
        return new RulesBody(rules.all().stream()
                .map(rule -> new RuleBody(rule.kind().word(), rule.amount()))
                .toList());
    }

    @PutMapping
    RulesBody replace(@RequestBody RulesBody body) {
        List<AllocationRule> checked = checked(body.items() == null ? List.of() : body.items());
        return transaction.inTransaction(() -> {
            RulesBody before = get();
            rules.replace(checked);
            RulesBody after = get();
            audit.did("allocation_rules.change", "allocation-rules", before.items(), after.items());
            return after;
        });
    }

    private static List<AllocationRule> checked(List<RuleBody> items) {
        FieldChecks checks = new FieldChecks();
        List<AllocationRule> rules = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            int position = i;
            Optional<AllocationRule.Kind> kind = kind(items.get(i));
            kind.filter(one -> rules.stream().noneMatch(rule -> rule.kind() == one))
                    .ifPresentOrElse(
                            one -> rules.add(new AllocationRule(
                                    position, one, items.get(position).amount())),
                            () -> checks.fault(
                                    "/items/" + position + "/kind",
                                    "unusable (expected: each at most once of " + KINDS + ")"));
            if (kind.isPresent() && !fits(kind.get(), items.get(i).amount())) {
                checks.fault(
                        "/items/" + i + "/amount",
                        "unusable (expected: 1 to " + MOST_LOCATIONS + " for max_locations, absent otherwise)");
            }
        }
        checks.done();
        return rules;
    }

    private static Optional<AllocationRule.Kind> kind(RuleBody rule) {
        return Arrays.stream(AllocationRule.Kind.values())
                .filter(kind -> rule != null && kind.word().equals(rule.kind()))
                .findFirst();
    }

    private static boolean fits(AllocationRule.Kind kind, Integer amount) {
        return kind == AllocationRule.Kind.MAX_LOCATIONS
                ? amount != null && amount >= 1 && amount <= MOST_LOCATIONS
                : amount == null;
    }
}
