-- Times are epoch milliseconds, UTC. Costs are API-equivalent US dollars.

create table batches (
    id               integer primary key autoincrement,
    started_at       integer not null,
    ended_at         integer,
    max_cycles       integer,                       -- null = all
    cycles_completed integer not null default 0,
    status           text    not null check (status in ('running', 'completed', 'stopped', 'error', 'interrupted')),
    reason           text
);

create table stories (
    id         integer primary key autoincrement,
    batch_id   integer not null references batches (id),
    story_key  text    not null,
    epic_id    text,
    status     text    not null,                    -- as in sprint-status while it runs, done or blocked at its end
    started_at integer not null,
    ended_at   integer,
    short_id   text    not null,
    cycle      integer not null,
    entry      text    not null,
    tech_spec  text,
    reason     text,
    unique (batch_id, story_key)
);
create index stories_by_key on stories (story_key);

create table commands (
    id                    integer primary key,
    story_id              integer references stories (id),   -- the first of its stories
    command               text    not null,
    task_id               text,                              -- the last task reached
    started_at            integer not null,
    ended_at              integer,
    status                text    not null check (status in ('running', 'completed', 'failed', 'interrupted')),
    output_summary        text,
    batch_id              integer not null references batches (id),
    cycle                 integer,
    attempt               integer not null,
    background            integer not null default 0,
    model                 text,
    session_id            text,
    resumed               integer not null default 0,        -- whether it went on in an earlier session
    pid                   integer,
    process_identity      text,                              -- tells the process from a later one with its pid
    cookie                text    not null,                  -- marks every process it started
    files                 text    not null,                  -- its files in transcripts/, without their endings
    exit_code             integer,
    failure               text,                              -- why it failed, one sentence
    failure_kind          text,
    verdict               text,                              -- JSON
    cost_usd              real    not null default 0,
    input_tokens          integer not null default 0,
    output_tokens         integer not null default 0,
    cache_read_tokens     integer not null default 0,
    cache_creation_tokens integer not null default 0,
    num_turns             integer not null default 0,
    duration_api_ms       integer not null default 0,
    cli_version           text,
    permission_denials    integer not null default 0,
    odd_lines             integer not null default 0,        -- lines of the stream that could not be read
    transcript_offset     integer not null default 0,        -- bytes of the transcript that events were made of
    head_before           text,
    head_after            text,
    tree_before           text,
    tree_after            text
);
create index commands_by_batch on commands (batch_id);
create index commands_by_story on commands (story_id);
create index running_commands on commands (status) where status = 'running';

create table command_stories (
    command_id integer not null references commands (id),
    story_id   integer not null references stories (id),
    primary key (command_id, story_id)
) without rowid;
create index command_stories_by_story on command_stories (story_id);

create table events (
    id         integer primary key autoincrement,
    batch_id   integer references batches (id),
    story_id   integer references stories (id),
    command_id integer references commands (id),
    timestamp  integer not null,
    event_type text    not null,
    epic_id    text,
    story_key  text,
    command    text,
    task_id    text,
    status     text,
    message    text,
    payload    text    not null                              -- JSON
);
create index events_by_batch on events (batch_id, id);
create index events_by_command on events (command_id, id);

create table background_tasks (
    id           integer primary key autoincrement,
    batch_id     integer not null references batches (id),
    story_key    text,
    task_type    text    not null,
    spawned_at   integer not null,
    completed_at integer,
    status       text    not null check (status in ('running', 'completed', 'failed', 'interrupted')),
    command_id   integer references commands (id)
);
create index background_tasks_by_batch on background_tasks (batch_id);

-- What the workflow decides by: never changed, only added to.
create table facts (
    id          integer primary key autoincrement,
    batch_id    integer not null references batches (id),
    recorded_at integer not null,
    type        text    not null,
    body        text    not null                             -- JSON
);
create index facts_by_batch on facts (batch_id, id);

create table waits (
    id         integer primary key,
    batch_id   integer not null references batches (id),
    reason     text    not null,
    until      integer not null,
    started_at integer not null,
    ended_at   integer
);
create index waits_by_batch on waits (batch_id);

-- The latest tech-spec decision of each story, across batches.
create table tech_spec_decisions (
    story_key  text primary key,
    decision   text    not null check (decision in ('REQUIRED', 'SKIP')),
    reason     text    not null,
    decided_at integer not null
);

create view v_batches as
select b.id,
       datetime(b.started_at / 1000, 'unixepoch', 'localtime')                              as started,
       datetime(b.ended_at / 1000, 'unixepoch', 'localtime')                                as ended,
       b.status,
       coalesce(b.max_cycles, 'all')                                                        as max_cycles,
       b.cycles_completed                                                                   as cycles,
       (select count(*) from stories s where s.batch_id = b.id)                             as stories,
       (select count(*) from stories s where s.batch_id = b.id and s.status = 'done')       as done,
       (select count(*) from stories s where s.batch_id = b.id and s.status = 'blocked')    as blocked,
       (select printf('%.2f', coalesce(sum(c.cost_usd), 0)) from commands c where c.batch_id = b.id) as cost_usd,
       b.reason
from batches b
order by b.id;

create view v_stories as
select s.batch_id                                                                            as batch,
       s.story_key                                                                           as story,
       s.epic_id                                                                             as epic,
       s.status,
       datetime(s.started_at / 1000, 'unixepoch', 'localtime')                              as started,
       datetime(s.ended_at / 1000, 'unixepoch', 'localtime')                                as ended,
       (select count(*) from command_stories x where x.story_id = s.id)                     as commands,
       (select count(*) from command_stories x join commands c on c.id = x.command_id
         where x.story_id = s.id and c.command like 'code-review-%' and c.status = 'completed') as reviews,
       (select printf('%.2f', coalesce(sum(c.cost_usd / (select count(*) from command_stories y where y.command_id = c.id)), 0))
          from command_stories x join commands c on c.id = x.command_id
         where x.story_id = s.id)                                                           as cost_usd,
       s.tech_spec,
       s.reason
from stories s
order by s.id;

create view v_commands as
select c.id,
       c.batch_id                                                                            as batch,
       c.command,
       coalesce((select group_concat(s.short_id, ', ')
                   from command_stories x join stories s on s.id = x.story_id
                  where x.command_id = c.id), '-')                                           as stories,
       c.status,
       datetime(c.started_at / 1000, 'unixepoch', 'localtime')                              as started,
       printf('%d:%02d', (coalesce(c.ended_at, strftime('%s', 'now') * 1000) - c.started_at) / 60000,
                         (coalesce(c.ended_at, strftime('%s', 'now') * 1000) - c.started_at) / 1000 % 60) as took,
       c.task_id                                                                             as task,
       coalesce(c.model, '-')                                                                as model,
       printf('%.2f', c.cost_usd)                                                            as cost_usd,
       c.input_tokens + c.cache_read_tokens + c.cache_creation_tokens                        as tokens_in,
       c.output_tokens                                                                       as tokens_out,
       coalesce(c.failure, c.output_summary)                                                 as outcome
from commands c
order by c.id;

-- A command for several stories counts for each of them with an equal share.
create view v_costs as
select p.batch_id                                                     as batch,
       coalesce(s.epic_id, '-')                                       as epic,
       coalesce(s.story_key, '-')                                     as story,
       p.command,
       coalesce(p.model, '-')                                         as model,
       count(*)                                                       as runs,
       printf('%.4f', sum(p.cost_usd * p.share))                      as cost_usd,
       cast(round(sum(p.input_tokens * p.share)) as integer)          as input_tokens,
       cast(round(sum(p.output_tokens * p.share)) as integer)         as output_tokens,
       cast(round(sum(p.cache_read_tokens * p.share)) as integer)     as cache_read_tokens,
       cast(round(sum(p.cache_creation_tokens * p.share)) as integer) as cache_creation_tokens
from (select c.*, 1.0 / max(1, (select count(*) from command_stories y where y.command_id = c.id)) as share
        from commands c) p
left join command_stories x on x.command_id = p.id
left join stories s on s.id = x.story_id
group by p.batch_id, s.epic_id, s.story_key, p.command, p.model
order by p.batch_id, s.epic_id, s.story_key, min(p.id);
