-- From when on an owner who has proven nothing sees what a car has shown; null for all of it.
alter table car add column history_since timestamptz;
update car set history_since = added_at where verified_at is null;
