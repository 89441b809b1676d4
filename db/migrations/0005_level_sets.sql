CREATE TABLE `level_sets` (
	`unknown` text NOT NULL,
	`levels` integer NOT NULL,
	`age` integer NOT NULL,
	PRIMARY KEY(`unknown`, `levels`, `age`)
);
--> statement-breakpoint
-- The sets of the films that are there already.
INSERT INTO level_sets (unknown, levels, age)
  SELECT DISTINCT 'exclude', levels, age FROM film_index
  UNION ALL SELECT DISTINCT 'likely', levels_likely, age_likely FROM film_index
  UNION ALL SELECT DISTINCT 'include', levels_known, age_known FROM film_index;--> statement-breakpoint
-- Certificates are found by their marks in full-text search.
DROP INDEX `certificates_by_rating`;
