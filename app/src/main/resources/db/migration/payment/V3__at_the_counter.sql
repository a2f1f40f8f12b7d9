-- 窗口收费: what was paid and paid back at a counter, under which receipt or terminal number, and by whom it was written down.
alter table payment.transfer
    add column receipt        text,
    add column taken_by       uuid,
    add column return_receipt text,
    add column returned_by    uuid,
    add check ((receipt is null) = (taken_by is null)),
    add check ((return_receipt is null) = (returned_by is null)),
    add check (receipt is not null = (provider in ('counter-cash', 'counter-pos')));

-- What lies ready at a counter to be given back.
create index transfer_to_give_back on payment.transfer (bill) where state = 'refunding' and receipt is not null;
