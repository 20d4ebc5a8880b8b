-- What nobody needs any more is looked for by its age.
create index session_by_use on session (last_used_at);
create index phone_code_by_age on phone_code (sent_at);
create index code_quota_by_age on code_quota (window_at);
create index platform_push_by_age on platform_push (received_at);
