-- What an operator asked for when they gave or took points: the same request with other content is another intent. Its
-- row has the request's id. Null for freezing, and for what was done before this was kept.
alter table point_intervention add content_hash text;
