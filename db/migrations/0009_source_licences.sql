ALTER TABLE `sources` ADD `licence` text;--> statement-breakpoint
ALTER TABLE `sources` ADD `expires_at` text;--> statement-breakpoint
CREATE INDEX `sources_that_expire` ON `sources` (`expires_at`,`film_id`) WHERE "sources"."expires_at" is not null;