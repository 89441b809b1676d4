DROP INDEX `film_index_by_title`;--> statement-breakpoint
DROP INDEX `film_index_by_year`;--> statement-breakpoint
DROP INDEX `film_index_by_age`;--> statement-breakpoint
ALTER TABLE `film_index` ADD `freshest` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE film_index SET freshest = (
  SELECT -CAST(round((julianday(updated_at) - 2440587.5) * 86400000) AS INTEGER) FROM films WHERE films.id = film_index.film_id
);--> statement-breakpoint
CREATE INDEX `film_index_by_update` ON `film_index` (`freshest`,`film_id`,`levels`,`age`,`levels_likely`,`age_likely`,`levels_known`,`age_known`,`newest`,`words`,`marks`);--> statement-breakpoint
CREATE INDEX `film_index_by_title` ON `film_index` (`title_key`,`film_id`,`levels`,`age`,`levels_likely`,`age_likely`,`levels_known`,`age_known`,`newest`,`freshest`,`words`,`marks`);--> statement-breakpoint
CREATE INDEX `film_index_by_year` ON `film_index` (`newest`,`film_id`,`levels`,`age`,`levels_likely`,`age_likely`,`levels_known`,`age_known`,`freshest`,`words`,`marks`);--> statement-breakpoint
CREATE INDEX `film_index_by_age` ON `film_index` (`age`,`film_id`,`levels`,`levels_likely`,`age_likely`,`levels_known`,`age_known`,`newest`,`freshest`,`words`,`marks`);