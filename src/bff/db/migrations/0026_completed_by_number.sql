-- A verified number alone completes a profile. Numbers of those who were given credit for it have brought theirs, also
-- where they went back to somebody else when a merge was undone.
update known_phone k set completed_at = h.at
from identity i join happening h on h.member_id = i.member_id and h.type = 'profile.completed'
where i.kind = 'phone' and i.subject_hash = k.phone_hash and k.completed_at is null;
update known_phone k set completed_at = m.merged_at
from member_merge m join happening h on h.type = 'profile.completed' and h.member_id in (m.survivor_id, m.absorbed_id)
where m.phone_hash = k.phone_hash and k.completed_at is null;

-- Everybody else with a number is told of as soon as somebody listens.
insert into happening (member_id, id, type, subject, at, body)
select distinct on (i.member_id) i.member_id, gen_random_uuid(), 'profile.completed', 'profile', now(), '{}'::jsonb
from identity i
join known_phone k on k.phone_hash = i.subject_hash and k.completed_at is null
join member m on m.id = i.member_id and m.merged_into is null and m.erased_at is null
where i.kind = 'phone' and i.replaced_by is null
order by i.member_id, i.verified_at desc
on conflict do nothing;
insert into happening_due (member_id, consumer, happening_id, due_at, tries)
select h.member_id, 'rewards', h.id, now(), 0
from happening h join identity i on i.member_id = h.member_id and i.kind = 'phone' and i.replaced_by is null
join known_phone k on k.phone_hash = i.subject_hash and k.completed_at is null
where h.type = 'profile.completed' and h.subject = 'profile'
on conflict do nothing;
update known_phone k set completed_at = now()
from identity i join happening h on h.member_id = i.member_id and h.type = 'profile.completed'
where i.kind = 'phone' and i.subject_hash = k.phone_hash and k.completed_at is null;
