CREATE TABLE `title_words` (
	`word` text PRIMARY KEY NOT NULL,
	`backwards` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `title_words_backwards` ON `title_words` (`backwards`,`word`);--> statement-breakpoint
DROP INDEX `film_index_by_title`;--> statement-breakpoint
DROP INDEX `film_index_by_year`;--> statement-breakpoint
DROP INDEX `film_index_by_age`;--> statement-breakpoint
ALTER TABLE `film_index` ADD `newest` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `film_index` ADD `words` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `film_index` ADD `marks` text DEFAULT '' NOT NULL;--> statement-breakpoint
-- What the films that are there already are found by: the words of the old search, the certificates of the finished documents.
UPDATE film_index SET
  newest = -year,
  words = coalesce((SELECT ' ' || title FROM film_search WHERE film_search.rowid = film_index.number), ''),
  marks = coalesce((SELECT '|' || group_concat(mark, '|') || '|' FROM (
    SELECT certificate.value ->> 'country' AS mark FROM documents, json_each(advisory, '$.certificates') AS certificate WHERE documents.film_id = film_index.film_id
    UNION
    SELECT (certificate.value ->> 'system') || ':' || (certificate.value ->> 'rating') FROM documents, json_each(advisory, '$.certificates') AS certificate WHERE documents.film_id = film_index.film_id
  )), '');--> statement-breakpoint
CREATE INDEX `film_index_by_levels` ON `film_index` (`levels`,`age`);--> statement-breakpoint
CREATE INDEX `film_index_by_likely` ON `film_index` (`levels_likely`,`age_likely`);--> statement-breakpoint
CREATE INDEX `film_index_by_known` ON `film_index` (`levels_known`,`age_known`);--> statement-breakpoint
CREATE INDEX `film_index_by_title` ON `film_index` (`title_key`,`film_id`,`levels`,`age`,`levels_likely`,`age_likely`,`levels_known`,`age_known`,`newest`,`words`,`marks`);--> statement-breakpoint
CREATE INDEX `film_index_by_year` ON `film_index` (`newest`,`film_id`,`levels`,`age`,`levels_likely`,`age_likely`,`levels_known`,`age_known`,`words`,`marks`);--> statement-breakpoint
CREATE INDEX `film_index_by_age` ON `film_index` (`age`,`film_id`,`levels`,`levels_likely`,`age_likely`,`levels_known`,`age_known`,`newest`,`words`,`marks`);--> statement-breakpoint
DROP TABLE film_search;--> statement-breakpoint
-- Words of the titles and marks of the certificates; a row's rowid is the `number` of the film's row in film_index.
CREATE VIRTUAL TABLE film_search USING fts5(words, marks, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');--> statement-breakpoint
INSERT INTO film_search (rowid, words, marks) SELECT number, words, marks FROM film_index;--> statement-breakpoint
INSERT OR IGNORE INTO title_words (word, backwards)
WITH RECURSIVE split (word, rest) AS (
  SELECT '', trim(words) || ' ' FROM film_index
  UNION SELECT substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) FROM split WHERE rest <> ''
), turned (word, backwards, rest) AS (
  SELECT DISTINCT word, '', word FROM split WHERE word <> ''
  UNION ALL SELECT word, substr(rest, 1, 1) || backwards, substr(rest, 2) FROM turned WHERE rest <> ''
) SELECT word, backwards FROM turned WHERE rest = '';
