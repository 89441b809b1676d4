DROP INDEX `film_index_by_year`;--> statement-breakpoint
DROP INDEX `film_index_by_update`;--> statement-breakpoint
CREATE INDEX `film_index_by_filters` ON `film_index` (`age_likely`,`levels_likely`,`levels_known`,`age_known`,`levels`,`age`,`newest`,`freshest`,`marks`,`title_key`,`film_id`);--> statement-breakpoint
CREATE INDEX `film_index_by_year` ON `film_index` (`newest`,`film_id`,`levels`,`age`,`levels_likely`,`age_likely`,`levels_known`,`age_known`,`freshest`,`marks`,`title_key`,`words`);--> statement-breakpoint
CREATE INDEX `film_index_by_update` ON `film_index` (`freshest`,`film_id`,`levels`,`age`,`levels_likely`,`age_likely`,`levels_known`,`age_known`,`newest`,`marks`,`title_key`);