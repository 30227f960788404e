-- Facts about this database itself.
create table meta (
    key   text primary key,
    value text not null
) without rowid;

-- Tells this database from another one under the same name.
insert into meta (key, value) values ('database_id', lower(hex(randomblob(16))));

create index events_by_type on events (event_type, id);
create index events_by_story on events (story_key, id);

-- The few events about an agent's tasks among the many about its tools and texts.
create index task_events on events (batch_id, command_id, id)
    where event_type = 'command:progress' and status not in ('tool', 'tool_error', 'text');
