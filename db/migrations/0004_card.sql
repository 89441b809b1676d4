ALTER TABLE `documents` ADD `card` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `documents` ADD `card_etag` text DEFAULT '' NOT NULL;--> statement-breakpoint
-- The cards of the films that are there already, cut out of their advisories: byte for byte what the next write would make of them.
UPDATE documents SET
  card = json_object(
    'id', advisory -> '$.id',
    'title', advisory -> '$.title',
    'year', advisory -> '$.year',
    'age', json_remove(advisory -> '$.age', '$.why'),
    'verdict_line', advisory -> '$.verdict_line',
    'breakdown', (SELECT json_group_array(json_object(
      'category', value -> 'category',
      'kind', value -> 'kind',
      'level', value -> 'level',
      'at_most', value -> 'at_most',
      'estimate', value -> 'estimate',
      'basis', value -> 'basis'
    )) FROM json_each(advisory, '$.breakdown')),
    'certificates', (SELECT json_group_array(json_remove(value, '$.reasons', '$.sources')) FROM json_each(advisory, '$.certificates')),
    'links', json_object('self', advisory -> '$.links.self', 'page', advisory -> '$.links.page')
  ),
  -- Other bytes than those of any advisory, and others again when the film is written: the tag of the whole, marked.
  card_etag = '"card-' || substr(etag, 2);
