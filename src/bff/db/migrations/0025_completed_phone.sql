-- When somebody's profile was complete with this number for the first time: it rewards nobody twice.
alter table known_phone add column completed_at timestamptz;
