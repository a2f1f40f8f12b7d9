-- What waits to be paid, the nearest day first.
create index bill_unpaid on payment.bill (pay_by, id) where state = 'open';
