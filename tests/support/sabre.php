<?php
// A WebDAV server of sabre/dav, the library under Nextcloud. Started by dav-servers.ts with `php -S`.
error_reporting(E_ALL & ~E_DEPRECATED);
ini_set('display_errors', '0');
require 'Sabre/autoload.php';

class OneReader extends Sabre\DAV\Auth\Backend\AbstractBasic {
    protected function validateUserPass($name, $password) {
        return $name === getenv('DAV_NAME') && $password === getenv('DAV_PASSWORD');
    }
}

$server = new Sabre\DAV\Server(new Sabre\DAV\FS\Directory(getenv('DAV_DATA')));
$server->setBaseUri(getenv('DAV_BASE'));
$server->addPlugin(new Sabre\DAV\Auth\Plugin(new OneReader(), 'Kantlijn'));
$server->exec();
