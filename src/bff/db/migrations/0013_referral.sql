-- A credit has a name of its own, by which it is told of without naming whom it is for.
alter table referral_credit add column id uuid;
update referral_credit set id = gen_random_uuid() where id is null;
alter table referral_credit alter column id set not null;
create index referral_credit_for on referral_credit (invited_id);
