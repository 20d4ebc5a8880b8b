-- What was given up is looked at by operators, the oldest first.
create index happening_due_set_aside on happening_due (set_aside_at, happening_id) where set_aside_at is not null;
