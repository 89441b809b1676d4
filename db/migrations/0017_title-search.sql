DROP INDEX `film_index_by_title`;--> statement-breakpoint
DROP INDEX `film_index_by_age`;--> statement-breakpoint
DROP INDEX `film_index_by_update`;--> statement-breakpoint
CREATE INDEX `film_index_by_title` ON `film_index` (`title_key`,`film_id`,`levels`,`age`,`levels_likely`,`age_likely`,`levels_known`,`age_known`,`newest`,`freshest`,`marks`);--> statement-breakpoint
CREATE INDEX `film_index_by_age` ON `film_index` (`age`,`film_id`,`levels`,`levels_likely`,`age_likely`,`levels_known`,`age_known`,`newest`,`freshest`,`marks`);--> statement-breakpoint
CREATE INDEX `film_index_by_update` ON `film_index` (`freshest`,`film_id`,`levels`,`age`,`levels_likely`,`age_likely`,`levels_known`,`age_known`,`newest`,`marks`);--> statement-breakpoint
DROP TABLE other_title_search;--> statement-breakpoint
DROP TABLE film_search;--> statement-breakpoint
-- Marks of the certificates and genres, found as phrases; a row's rowid is the `number` of the film's row in film_index.
CREATE VIRTUAL TABLE film_search USING fts5(marks, tokenize = 'ascii');--> statement-breakpoint
INSERT INTO film_search (rowid, marks) SELECT number, marks FROM film_index;--> statement-breakpoint
INSERT INTO film_search (film_search) VALUES ('optimize');--> statement-breakpoint
-- Words of all titles. A row is one title, so that all words of a search are found in the same one. Its rowid is the first four bytes of the film's
-- sort key, the film's `number` in film_index (24 bits) and the place of the title (7 bits): nearly the order of the titles, so that a search reads
-- only the films of its page. Without an index for the first four or five characters, FTS5 would read all words that begin with them.
CREATE VIRTUAL TABLE title_search USING fts5(words, content = '', contentless_delete = 1, tokenize = 'ascii', detail = none, prefix = '1 2 3 4 5');--> statement-breakpoint
INSERT INTO title_search (rowid, words)
  SELECT (('0x' || substr(hex(substr(title_key, 1, 4)) || '00000000', 1, 8)) ->> '$' << 24 | number) << 7 | title.key AS id, title.value
  FROM film_index CROSS JOIN json_each('["' || replace(words, '|', '","') || '"]') AS title WHERE title.key < 128 ORDER BY id;--> statement-breakpoint
INSERT INTO title_search (title_search) VALUES ('optimize');
