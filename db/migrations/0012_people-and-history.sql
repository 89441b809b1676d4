CREATE TABLE `api_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`key_hash` text NOT NULL,
	`scope` text NOT NULL,
	`created_by` text,
	`created_at` text NOT NULL,
	`used_day` text,
	`revoked_at` text,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_key_hash_unique` ON `api_keys` (`key_hash`);--> statement-breakpoint
CREATE TABLE `idempotent_answers` (
	`client` text NOT NULL,
	`key` text NOT NULL,
	`request_hash` text NOT NULL,
	`created_at` text NOT NULL,
	`status` integer NOT NULL,
	`headers` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`client`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotent_answers_by_time` ON `idempotent_answers` (`created_at`);--> statement-breakpoint
CREATE TABLE `passkey_challenges` (
	`challenge_hash` text PRIMARY KEY NOT NULL,
	`person_id` text,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `passkeys` (
	`credential_id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`created_at` text NOT NULL,
	`used_day` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `passkeys_of_person` ON `passkeys` (`person_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`created_at` text NOT NULL,
	`ended_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_one_of_a_name` ON `people` (`name`) WHERE ended_at is null;--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`film_id` text NOT NULL,
	`kind` text NOT NULL,
	`base_version` integer NOT NULL,
	`patch` text NOT NULL,
	`note` text,
	`author_kind` text NOT NULL,
	`author_id` text,
	`author` text,
	`created_at` text NOT NULL,
	`status` text DEFAULT 'open' NOT NULL,
	`decided_by` text,
	`decided_at` text,
	`decision_note` text,
	FOREIGN KEY (`film_id`) REFERENCES `films`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `proposals_by_status` ON `proposals` (`status`,`created_at`);--> statement-breakpoint
CREATE INDEX `proposals_of_film` ON `proposals` (`film_id`,`status`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` text NOT NULL,
	`seen_day` text NOT NULL,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_of_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `sign_in_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `changes` ADD `kind` text DEFAULT 'changed' NOT NULL;--> statement-breakpoint
ALTER TABLE `changes` ADD `actor_kind` text DEFAULT 'program' NOT NULL;--> statement-breakpoint
ALTER TABLE `changes` ADD `actor_id` text;--> statement-breakpoint
ALTER TABLE `changes` ADD `accepted_by` text;--> statement-breakpoint
ALTER TABLE `changes` ADD `note` text;--> statement-breakpoint
ALTER TABLE `changes` ADD `changed` text;--> statement-breakpoint
ALTER TABLE `changes` ADD `previous` text;--> statement-breakpoint
ALTER TABLE `changes` ADD `facts_hash` text;--> statement-breakpoint
ALTER TABLE `changes` ADD `hash` text;--> statement-breakpoint
CREATE INDEX `changes_of_film` ON `changes` (`film_id`);--> statement-breakpoint
ALTER TABLE `films` ADD `deleted_at` text;--> statement-breakpoint
UPDATE `changes` SET `kind` = 'rebuilt' WHERE `actor` = 'upgrade';--> statement-breakpoint
UPDATE `changes` SET `kind` = 'removed' WHERE `actor` = 'remove' AND (
	NOT EXISTS (SELECT 1 FROM `films` WHERE `films`.`id` = `changes`.`film_id`)
	OR EXISTS (SELECT 1 FROM `changes` `later` WHERE `later`.`film_id` = `changes`.`film_id` AND `later`.`number` > `changes`.`number` AND `later`.`version` <= `changes`.`version`)
);--> statement-breakpoint
CREATE TRIGGER `changes_are_never_updated` BEFORE UPDATE ON `changes` BEGIN
	SELECT RAISE(ABORT, 'Rows of the history are never updated');
END;--> statement-breakpoint
CREATE TRIGGER `changes_are_never_deleted` BEFORE DELETE ON `changes` BEGIN
	SELECT RAISE(ABORT, 'Rows of the history are never deleted');
END;
