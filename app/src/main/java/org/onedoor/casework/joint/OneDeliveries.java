package org.onedoor.casework.joint;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.Delivery;
import org.onedoor.casework.life.FilingNumber;
import org.onedoor.catalog.Items;
import org.onedoor.catalog.compose.Bundles;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Text;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** 统一出件, as applicants and the clerks of a hall's counter come to it. */
@Service
public class OneDeliveries {

    private final JointCases joints;
    private final JointDeliveries deliveries;
    private final Delivering delivering;
    private final Bundles bundles;
    private final Items items;
    private final Once once;
    private final TransactionOperations transactions;

    OneDeliveries(
            JointCases joints,
            JointDeliveries deliveries,
            Delivering delivering,
            Bundles bundles,
            Items items,
            Once once,
            TransactionOperations transactions) {
        this.joints = joints;
        this.deliveries = deliveries;
        this.delivering = delivering;
        this.bundles = bundles;
        this.items = items;
        this.once = once;
        this.transactions = transactions;
    }

    /**
     * How a whole comes.
     *
     * @param ready how many parts are decided and wait for the others
     * @param collecting whether others are still to come
     * @param mayChoose whether the way can still be chosen
     */
    public record Seen(List<JointDelivery> deliveries, int ready, boolean collecting, boolean mayChoose) {

        /** Whether asking for what is ready would bring something. */
        public boolean mayAsk() {
            return collecting && ready > 0;
        }
    }

    @Transactional(readOnly = true)
    public Seen seen(JointCase joint) {
        Delivering.Seen seen = delivering.seen(joint);
        return new Seen(seen.deliveries(), seen.ready(), seen.collecting(), seen.may());
    }

    /** 选择送达方式, once for all parts. */
    public void choose(Actor actor, String key, UUID id, String way, String address) {
        record ChooseForAll(UUID joint, String way, String address) {}
        once.run(actor, key, new ChooseForAll(id, way, address), Boolean.class, () -> {
            Delivery known = Delivery.choice(way).orElseThrow(() -> new Refused(new CaseRefusal.ServiceIncomplete()));
            delivering.choose(actor, joints.require(actor, id), known, address);
            return true;
        });
    }

    /** 先给我已经办好的. */
    public void ask(Actor actor, String key, UUID id) {
        record AskForWhatIsReady(UUID joint) {}
        once.run(actor, key, new AskForWhatIsReady(id), Boolean.class, () -> {
            delivering.ask(actor, joints.require(actor, id));
            return true;
        });
    }

    /**
     * 统一送达.
     *
     * @param proof {@code pickup} or {@code courier}
     * @param detail who took it, or the parcel's number
     */
    public void serve(Actor clerk, String key, UUID id, String proof, String detail) {
        record ServeAll(UUID joint, String proof, String detail) {}
        once.run(clerk, key, new ServeAll(id, proof, detail), Boolean.class, () -> {
            delivering.serve(clerk, id, proof, detail);
            return true;
        });
    }

    /** Lets go out of every whole what has waited as long as it can; each in a transaction of its own. */
    public void sendWhatCannotWait() {
        deliveries
                .collecting()
                .forEach(whole ->
                        transactions.executeWithoutResult(status -> delivering.collect(whole.city(), whole.id())));
    }

    /** What lies ready of one whole. */
    public record Waiting(UUID id, Text name, FilingNumber number, LocalDate due, String address, List<Text> things) {}

    /** 待领取 of a party. */
    public List<Waiting> pickups(Actor clerk, UUID party) {
        return deliveries.pickups(clerk, party).stream().map(this::named).toList();
    }

    /** 待寄出, the most urgent first. */
    public List<Waiting> parcels(Actor clerk) {
        return deliveries.parcels(clerk).stream().map(this::named).toList();
    }

    private Waiting named(JointDeliveries.Waiting one) {
        return new Waiting(
                one.id(),
                bundles.version(one.bundle(), one.bundleVersion()).name(),
                one.number(),
                one.due(),
                one.address(),
                one.things().stream().map(this::name).toList());
    }

    private Text name(String thing) {
        int at = thing.lastIndexOf('@');
        return items.version(thing.substring(0, at), Integer.parseInt(thing.substring(at + 1)))
                .name();
    }
}
