create table attachment (
  notebook uuid not null,
  id uuid not null,
  seq bigint not null,
  label text,
  file_name text,
  media_type text not null,
  size bigint not null constraint size_is_not_negative check (size >= 0),
  -- of an image, as it is shown; a file has none
  width int constraint width_is_positive check (width > 0),
  height int constraint height_is_positive check (height > 0),
  -- with the notebook these are the key of the object: notebook/sha256/upload
  sha256 text not null constraint sha256_has_a_form check (sha256 ~ '^[0-9a-f]{64}$'),
  upload uuid not null,
  primary key (notebook, id),
  foreign key (notebook, seq) references journal,
  constraint object_is_of_one_record unique (notebook, upload),
  constraint size_of_an_image_is_whole check ((width is null) = (height is null))
);
grant select, insert on attachment to "${app}";

create table attachment_amendment (
  notebook uuid not null,
  id uuid not null,
  seq bigint not null,
  attachment uuid not null,
  -- a label can be taken away, so "not amended" and "amended to nothing" differ
  labelled boolean not null,
  label text,
  -- whether it says anew what the attachment is about: the rows of about with this seq, which may be none
  placed boolean not null,
  primary key (notebook, id),
  foreign key (notebook, seq) references journal,
  foreign key (notebook, attachment) references attachment
);
create index attachment_amendments_of on attachment_amendment (notebook, attachment, seq desc);
grant select, insert on attachment_amendment to "${app}";

create view attachment_now as
  select a.notebook, a.id, a.seq, a.file_name, a.media_type, a.size, a.width, a.height, a.sha256, a.upload,
    case when l.seq is null then a.label else l.label end as label,
    -- the seq of the rows of about that count
    coalesce((select m.seq from attachment_amendment m
      where m.notebook = a.notebook and m.attachment = a.id and m.placed order by m.seq desc limit 1), a.seq) as about_seq
  from attachment a
  left join lateral (select m.seq, m.label from attachment_amendment m
    where m.notebook = a.notebook and m.attachment = a.id and m.labelled order by m.seq desc limit 1) l on true;
grant select on attachment_now to "${app}";

-- No record: made when first asked for, and made again if lost.
create table thumbnail (
  notebook uuid not null,
  attachment uuid not null,
  width int not null constraint width_is_offered check (width in (320, 640, 1280)),
  media_type text not null,
  size bigint not null,
  sha256 text not null constraint sha256_has_a_form check (sha256 ~ '^[0-9a-f]{64}$'),
  upload uuid not null,
  primary key (notebook, attachment, width),
  foreign key (notebook, attachment) references attachment,
  constraint thumbnail_object_is_of_one_row unique (notebook, upload)
);
grant select, insert, delete on thumbnail to "${app}";
