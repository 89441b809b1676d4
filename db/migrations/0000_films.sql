CREATE TABLE `certificates` (
	`film_id` text NOT NULL,
	`position` integer NOT NULL,
	`system` text NOT NULL,
	`rating` text NOT NULL,
	`reasons` text,
	`sources` text NOT NULL,
	PRIMARY KEY(`film_id`, `position`),
	FOREIGN KEY (`film_id`) REFERENCES `films`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `certificates_by_rating` ON `certificates` (`system`,`rating`,`film_id`);--> statement-breakpoint
CREATE TABLE `changes` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`film_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`actor` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `documents` (
	`film_id` text PRIMARY KEY NOT NULL,
	`advisory` text NOT NULL,
	`etag` text NOT NULL,
	FOREIGN KEY (`film_id`) REFERENCES `films`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `film_ids` (
	`scheme` text NOT NULL,
	`value` text NOT NULL,
	`film_id` text NOT NULL,
	PRIMARY KEY(`scheme`, `value`),
	FOREIGN KEY (`film_id`) REFERENCES `films`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `film_ids_one_a_scheme` ON `film_ids` (`film_id`,`scheme`);--> statement-breakpoint
CREATE TABLE `film_index` (
	`number` integer PRIMARY KEY NOT NULL,
	`film_id` text NOT NULL,
	`title_key` text NOT NULL,
	`year` integer NOT NULL,
	`age` integer NOT NULL,
	`age_likely` integer NOT NULL,
	`age_known` integer NOT NULL,
	`levels` integer NOT NULL,
	`levels_likely` integer NOT NULL,
	`levels_known` integer NOT NULL,
	`summary` text NOT NULL,
	FOREIGN KEY (`film_id`) REFERENCES `films`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `film_index_film_id_unique` ON `film_index` (`film_id`);--> statement-breakpoint
CREATE INDEX `film_index_by_title` ON `film_index` (`title_key`,`film_id`,`levels`,`age`);--> statement-breakpoint
CREATE INDEX `film_index_by_year` ON `film_index` (`year`,`film_id`,`levels`,`age`);--> statement-breakpoint
CREATE INDEX `film_index_by_age` ON `film_index` (`age`,`film_id`,`levels`);--> statement-breakpoint
CREATE TABLE `films` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`year` integer NOT NULL,
	`editor_age` integer,
	`age_why` text,
	`verdict_line` text,
	`summary` text,
	`story` text,
	`opinion` text,
	`details` text NOT NULL,
	`elsewhere` text NOT NULL,
	`watch` text NOT NULL,
	`similar` text NOT NULL,
	`reviews` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ratings` (
	`film_id` text NOT NULL,
	`category` text NOT NULL,
	`basis` text NOT NULL,
	`origin` text NOT NULL,
	`level` integer,
	`at_most` integer,
	`estimate` real,
	`note` text,
	`spoiler` integer NOT NULL,
	`confidence` text NOT NULL,
	`span` text,
	`sources` text NOT NULL,
	PRIMARY KEY(`film_id`, `category`, `basis`, `origin`),
	FOREIGN KEY (`film_id`) REFERENCES `films`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sources` (
	`film_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`url` text,
	`read_at` text,
	PRIMARY KEY(`film_id`, `position`),
	FOREIGN KEY (`film_id`) REFERENCES `films`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `talking_points` (
	`film_id` text NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`film_id`, `position`),
	FOREIGN KEY (`film_id`) REFERENCES `films`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `themes` (
	`film_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`note` text,
	`spoiler` integer NOT NULL,
	`sources` text NOT NULL,
	PRIMARY KEY(`film_id`, `position`),
	FOREIGN KEY (`film_id`) REFERENCES `films`(`id`) ON UPDATE no action ON DELETE cascade
);
