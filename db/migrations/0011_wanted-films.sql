CREATE TABLE `wanted_films` (
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`day` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`kind`, `value`, `day`)
);
