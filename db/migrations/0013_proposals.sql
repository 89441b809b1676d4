CREATE TABLE `proposal_receipts` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`proposal_id` text NOT NULL,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `proposal_receipts_of_proposal` ON `proposal_receipts` (`proposal_id`);--> statement-breakpoint
ALTER TABLE `proposals` ADD `line` text;--> statement-breakpoint
ALTER TABLE `proposals` ADD `text` text;--> statement-breakpoint
ALTER TABLE `proposals` ADD `source_url` text;--> statement-breakpoint
ALTER TABLE `proposals` ADD `digest` text;--> statement-breakpoint
ALTER TABLE `proposals` ADD `approved_by_id` text;--> statement-breakpoint
ALTER TABLE `proposals` ADD `approved_by` text;--> statement-breakpoint
ALTER TABLE `proposals` ADD `accepted_version` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `proposals_open_once` ON `proposals` (`film_id`,`digest`) WHERE status = 'open';--> statement-breakpoint
UPDATE `proposals` SET `approved_by_id` = `author_id`, `approved_by` = `author`;
