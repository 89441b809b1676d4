CREATE TABLE `followed` (
	`address` text PRIMARY KEY NOT NULL,
	`cursor` text NOT NULL,
	`read_at` text NOT NULL
);
